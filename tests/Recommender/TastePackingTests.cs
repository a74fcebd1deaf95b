using System.Security.Cryptography;

namespace Roomtone.Recommender.Tests;

public class TastePackingTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 1, 2, 3, TimeSpan.Zero);

    [Fact]
    public void A_model_arrives_as_it_was_sent()
    {
        var items = Items(300, 40);
        var model = ModelSerializer.Unpack(ModelSerializer.Pack(At, kept => (items, items, Items(50, kept)), 20));

        Assert.Equal(At, model.BuiltAt);
        Assert.Equal(16, model.Version.Length);
        Assert.Equal((300, 50), (model.Artists.Count, model.Songs.Count));
        var (sent, came) = (new float[300], new float[300]);
        for (var item = 0; item < 300; item++)
        {
            items.Score(item, 1, sent);
            model.Artists.Score(item, 1, came);
        }

        Assert.Equal(sent, came);
        Assert.Equal(items.Keys, model.Artists.Keys);
        Assert.Equal(items.Support, model.Artists.Support);
    }

    [Fact]
    public void A_model_that_would_be_too_large_keeps_fewer_neighbours()
    {
        var asked = new List<int>();
        var message = ModelSerializer.Pack(At, kept =>
        {
            asked.Add(kept);
            return (ItemIndex.None, ItemIndex.None, Noise(12_000, kept));
        }, 120);

        Assert.InRange(message.Length, ModelSerializer.MostBytes / 4, ModelSerializer.MostBytes);
        Assert.True(asked.Count > 1 && asked[^1] < 120);
    }

    [Fact]
    public void What_is_no_model_is_refused_with_a_sentence()
    {
        var good = ModelSerializer.Pack(At, kept => (Items(20, kept), Items(20, kept), ItemIndex.None), 5);

        Assert.Equal("It does not begin as a model of Roomtone does.", Refusal([1, 2, 3]));
        Assert.Equal("It does not begin as a model of Roomtone does.", Refusal([.. "{\"artists\":[]}"u8, .. new byte[64]]));
        Assert.Contains("format 9", Refusal([.. good[..4], 9, .. good[5..]]), StringComparison.Ordinal);
        Assert.Equal("It is damaged: its checksum does not fit.", Refusal([.. good[..^1], (byte)(good[^1] ^ 1)]));
        Assert.Contains("at most", Refusal(new byte[ModelSerializer.MostBytes + 1]), StringComparison.Ordinal);
        Assert.Contains("breaks off", Refusal(Sealed(good[37..^4])), StringComparison.Ordinal);
        Assert.Contains("breaks off", Refusal(Sealed([1, 2, 3, 4])), StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_under_a_right_checksum_never_crash_the_reader()
    {
        var random = new Random(4);
        for (var round = 0; round < 300; round++)
        {
            var good = ModelSerializer.Pack(At, kept => (Items(20, kept), Items(20, kept), Items(9, kept)), 5);
            var body = good[37..];
            for (var n = 0; n < 3; n++) body[random.Next(body.Length)] = (byte)random.Next(256);
            Assert.True(Record.Exception(() => ModelSerializer.Unpack(Sealed(body))) is null or TasteModelException);
        }
    }

    private static string Refusal(byte[] message) => Assert.Throws<TasteModelException>(() => ModelSerializer.Unpack(message)).Message;

    private static byte[] Sealed(byte[] body) => [.. "RTTM"u8, 1, .. SHA256.HashData(body), .. body];

    private static ItemIndex Items(int count, int kept)
    {
        var random = new Random(count);
        var rooms = Enumerable
            .Range(0, 60)
            .Select(_ =>
                (IReadOnlyList<(int, double)>)
                    [.. Enumerable.Range(0, 12).Select(_ => random.Next(count)).Distinct().Select(item => (item, 1d))]
            )
            .ToList();
        var model = Neighbourhoods.Train(
            new InteractionMatrix(rooms, count, graded: false),
            Hyperparameters.Scaling,
            CancellationToken.None
        );
        return ItemIndex.Of(
            model,
            [.. Enumerable.Range(0, count).Select(n => (ulong)(n * 7919L) ^ 0x5555)],
            [.. Enumerable.Range(0, count)],
            kept
        );
    }

    private static ItemIndex Noise(int count, int kept)
    {
        var random = new Random(1);
        var starts = Enumerable.Range(0, count + 1).Select(item => item * kept).ToArray();
        return new ItemIndex(
            [.. Enumerable.Range(0, count).Select(n => ((ulong)n << 40) | (uint)random.Next())],
            new ushort[count],
            starts,
            new float[count],
            [.. Enumerable.Range(0, count).SelectMany(_ => Enumerable.Range(0, kept).Select(_ => (ushort)random.Next(count)).Order())],
            [.. Enumerable.Range(0, count * kept).Select(_ => (sbyte)random.Next(-127, 128))]);
    }
}
