package dev.haystack.domain.model;

import dev.haystack.domain.json.Json;

/**
 * What a model's server wants back with the calls of its reply, in the rounds of the same turn;
 * opaque to everybody but the adapter that made it, and secret: it is in no store, log or event.
 *
 * @param vendor who made it
 * @param model which model made it
 */
public record ProviderState(String vendor, String model, Json state) {

  /** Whether it comes from there; what others made is of no use. */
  public boolean isOf(String otherVendor, String otherModel) {
    return vendor.equals(otherVendor) && model.equals(otherModel);
  }

  @Override
  public String toString() {
    return "ProviderState[vendor=" + vendor + ", model=" + model + "]";
  }
}
