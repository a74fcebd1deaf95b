using System.Text;

namespace Roomtone.Contracts.Tests;

public class BrowserReadingTests
{
    private static readonly Expressions Even = Expressions.From([0.5f, 0.5f, 0, 0, 0, 0, 0, 0]);
    private static readonly BrowserFace Whole = new(0.4f, 0.2f, 0.2f, 0.27f, 0.9f, Even);

    [Fact]
    public void A_reading_of_a_page_looks_as_the_architecture_says()
    {
        var reading = new BrowserReading(new Guid("0190a5b0-0000-4000-8000-000000000001"), true, 1.5f, [Whole]);

        Assert.Equal(
            """{"page":"0190a5b0-0000-4000-8000-000000000001","isWatching":true,"aspect":1.5,"faces":[{"x":0.4,"y":0.2,"width":0.2,"height":0.27,"score":0.9,"expressions":{"neutral":0.5,"happiness":0.5,"surprise":0,"sadness":0,"anger":0,"disgust":0,"fear":0,"contempt":0}}]}""",
            Encoding.UTF8.GetString(Wire.Write(reading)));
        Assert.Empty(reading.Problems());
    }

    public static TheoryData<string, BrowserReading> Wrong() => new()
    {
        { "page is missing", Of(Whole) with { Page = default } },
        { "faces is missing", Of(Whole) with { Faces = null! } },
        { "aspect", Of(Whole) with { Aspect = 0 } },
        { "aspect", Of(Whole) with { Aspect = float.NaN } },
        { "at most 32", Of([.. Enumerable.Repeat(Whole, BrowserReading.MostFaces + 1)]) },
        { "stopped", Of(Whole) with { IsWatching = false } },
        { "faces[0] is null", Of([null!]) },
        { "its box is", Of(Whole with { Width = 0 }) },
        { "outside of the picture", Of(Whole with { X = 1.5f }) },
        { "outside of the picture", Of(Whole with { Y = float.NaN }) },
        { "score", Of(Whole with { Score = 2 }) },
        { "sum to", Of(Whole with { Expressions = Even with { Happiness = 0 } }) },
        { "one of expressions", Of(Whole with { Expressions = Even with { Fear = float.NaN } }) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_told_by_a_sentence(string part, BrowserReading reading) =>
        Assert.Contains(part, Assert.Single(reading.Problems()), StringComparison.Ordinal);

    private static BrowserReading Of(params BrowserFace[] faces) => new(Guid.NewGuid(), true, 1.5f, faces);
}
