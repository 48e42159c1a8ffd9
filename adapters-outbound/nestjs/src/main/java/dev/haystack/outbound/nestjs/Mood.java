package dev.haystack.outbound.nestjs;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A mood as the practice's app knows it: by a flag, with a valence from 2 to 5. */
enum Mood {
  ANGRY(1, 2),
  SAD(2, 2),
  OKAY(3, 3),
  GOOD(4, 4),
  HAPPY(5, 5),
  ANXIOUS(6, 2),
  OVERWHELMED(7, 2),
  JOYFUL(8, 5),
  WORRIED(9, 2),
  CONFUSED(10, 3),
  NUMB(11, 3),
  DEPRESSED(12, 2),
  NERVOUS(13, 2),
  STRESSED(14, 2),
  TIRED(15, 3);

  private final int flag;
  private final int valence;

  Mood(int flag, int valence) {
    this.flag = flag;
    this.valence = valence;
  }

  static Optional<Mood> ofFlag(int flag) {
    return Stream.of(values()).filter(mood -> mood.flag == flag).findFirst();
  }

  static Optional<Mood> ofFeeling(String feeling) {
    return Stream.of(values()).filter(mood -> mood.name().equalsIgnoreCase(feeling)).findFirst();
  }

  int flag() {
    return flag;
  }

  int valence() {
    return valence;
  }

  String label() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
