using Roomtone.Contracts;

namespace Roomtone.CloudSync.Bench;

/// <summary>Mood windows of one box, five seconds apart, with numbers as a box sends them.</summary>
internal static class MadeUpEvents
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<RoomEvent> Moods(int count)
    {
        var random = new Random(17);
        for (var i = 0; i < count; i++)
        {
            var at = Start.AddSeconds(5 * i);
            yield return new RoomEvent(
                i + 1,
                at,
                EventTypes.Mood,
                Wire.Element(
                    new MoodEvent(
                        at.AddSeconds(-5),
                        at,
                        random.Next(1, 6),
                        Part(random),
                        (Mood)random.Next(1, 6),
                        (Part(random) * 2) - 1,
                        (Part(random) * 2) - 1,
                        Part(random),
                        Faces(random)
                    )
                )
            );
        }
    }

    /// <summary>As an outbox sends them: full batches, the seqs from 1 on.</summary>
    public static IReadOnlyList<byte[]> Batches(Guid epoch, int count) =>
        [.. Moods(count).Chunk(EventBatch.MaxEvents).Select(events => Wire.Write(new EventBatch(EventBatch.Version, epoch, events)))];

    private static double Part(Random random) => Math.Round(random.NextDouble(), 3);

    private static Expressions Faces(Random random)
    {
        Span<float> shares = stackalloc float[Expressions.Count];
        for (var i = 0; i < shares.Length; i++) shares[i] = (float)Part(random);
        return Expressions.From(shares);
    }
}
