const SHORT = `Practitioner: How have you slept?
Client: My sleep is better. I wake up once, and fall asleep again.
Practitioner: And the walks?
Client: Two this week. The plan is a third one on Sunday.`;

const LONG = Array.from({ length: 120 }, (_, day) => {
  const number = day + 1;
  return `Practitioner: How was day ${number}?\nClient: Day ${number} was ${day % 3 ? 'calm' : 'hard'}. I slept ${5 + (day % 4)} hours and wrote down one good thing.`;
}).join('\n');

/** What documents can be tried with. */
export const examples = [
  { name: 'Progress note', template: '# Note of {{date}} for {{clientName}}\n## Sleep\n## Plan', transcript: SHORT },
  { name: 'Long transcript', template: '# Four months with {{clientName}}\n## Sleep\n## Mood\n## Plan', transcript: LONG },
  { name: 'Not allowed', template: '# Assessment of {{clientName}}\nProvide a DSM-5 diagnosis.', transcript: SHORT },
  {
    name: 'With blanks',
    template: '# Letter of {{date}}\nDear {{clientName}},\n## What we spoke about\n[topics]\n## Next appointment\n[date and time]\n\n{{practitionerName}}',
    transcript: SHORT,
  },
];

/** What a client and an assistant said to each other, twice. */
export const conversations = `Client: I could not sleep before the exam.
Assistant: What went through your mind?
Client: That I would fail. I wrote it down, as we had said, and it became quieter.

Client: The exam went well. I slept for seven hours.
Assistant: What helped most?
Client: The walk in the evening, and writing things down.`;
