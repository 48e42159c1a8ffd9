package dev.haystack.load.process;

/** A program that moves to the core of everything else; ends with 0 if it still knows of both. */
final class MovedProcess {

  private MovedProcess() {}

  public static void main(String[] args) throws Exception {
    Cores before = Cores.available();
    before.moveSelf();
    System.exit(Cores.available() == before ? 0 : 1);
  }
}
