package dev.haystack.outbound.nestjs;

/** What to look at, and how, with somebody in a mood. */
record MoodHint(String focus, String approach) {

  static MoodHint of(Mood mood) {
    return switch (mood) {
      case ANXIOUS, WORRIED, NERVOUS ->
          new MoodHint("settling worry", "offer grounding or a breathing exercise");
      case STRESSED, OVERWHELMED, TIRED ->
          new MoodHint("load and rest", "help to pick one small next step");
      case SAD, DEPRESSED, NUMB ->
          new MoodHint("support and connection", "listen first, go slowly, watch for risk");
      case ANGRY -> new MoodHint("what set it off", "acknowledge it before looking for causes");
      case CONFUSED -> new MoodHint("finding words", "ask one open question at a time");
      case OKAY, GOOD, HAPPY, JOYFUL ->
          new MoodHint("what goes well", "ask what helped and how to keep it");
    };
  }
}
