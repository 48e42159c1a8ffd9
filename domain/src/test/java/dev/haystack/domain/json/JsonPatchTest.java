package dev.haystack.domain.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

  @Tag("FE-17")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':1}|{'a':1}|[]",
        "{'a':1}|{'a':1.0}|[{'op':'replace','path':'/a','value':1.0}]",
        "{}|{'a':null}|[{'op':'add','path':'/a','value':null}]",
        "{'a':1}|{}|[{'op':'remove','path':'/a'}]",
        "{'a':{'b':1,'c':2}}|{'a':{'b':3}}"
            + "|[{'op':'remove','path':'/a/c'},{'op':'replace','path':'/a/b','value':3}]",
        "{'a':[1]}|{'a':[1,2]}|[{'op':'replace','path':'/a','value':[1,2]}]",
        "{'a':{'b':1}}|{'a':[]}|[{'op':'replace','path':'/a','value':[]}]",
        "{}|{'a/b~c':{}}|[{'op':'add','path':'/a~1b~0c','value':{}}]",
        "{'':{'a':1}}|{'':{}}|[{'op':'remove','path':'//a'}]"
      })
  void theOperationsMakeTheOneOfTheOther(String before, String after, String operations) {
    assertEquals(
        operations.replace('\'', '"'), JsonPatch.between(object(before), object(after)).text());
  }

  private static JsonObject object(String text) {
    return (JsonObject) Json.parse(text.replace('\'', '"'));
  }
}
