using System.Text;
using Microsoft.Extensions.Configuration;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Vision;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Tests.Vision.Zones;

public sealed class ZoneTests
{
    private static readonly VisionSettings Settings = new() { DetectorModel = Samples.Detector, ExpressionModel = Samples.Expressions };

    [Fact]
    public async Task A_face_in_a_zone_is_not_found_and_the_others_are()
    {
        var everybody = await SeenAsync(Settings);
        var hidden = everybody.MinBy(face => face.Centre.X);

        var seen = await SeenAsync(Settings with { Zones = [Around(hidden)] });

        Assert.Equal(everybody.Count - 1, seen.Count);
        Assert.DoesNotContain(
            seen,
            face =>
                Math.Abs(face.Centre.X - hidden.Centre.X) < hidden.Width / 2
                && Math.Abs(face.Centre.Y - hidden.Centre.Y) < hidden.Height / 2
        );
    }

    [Fact]
    public async Task A_zone_of_everything_sees_nobody_also_in_a_still()
    {
        using var reader = FaceReader.Open(Settings with { Zones = [[[0, 0], [1, 0], [1, 1], [0, 1]]] });

        Assert.Empty(reader.Read(await PhotographAsync()));
        Assert.Empty(reader.ReadStill(await PhotographAsync()));
    }

    [Fact]
    public void Zones_are_read_from_the_settings_file()
    {
        var zone = Assert.Single(Read("""[[[0, 0], [0.25, 0], [0.25, 1], [0, 1]]]""").Zones);

        Assert.Equal([[0, 0], [0.25, 0], [0.25, 1], [0, 1]], zone);
    }

    [Theory]
    [InlineData(
        "[[[0, 0], [1.2, 0], [1, 1]]]",
        "Vision: Zones:0:1 is [1.2, 0], outside the picture. Allowed: 0 to 1, fractions of its width and height."
    )]
    [InlineData(
        "[[[0, 0], [1, 0], [1, -0.1]]]",
        "Vision: Zones:0:2 is [1, -0.1], outside the picture. Allowed: 0 to 1, fractions of its width and height."
    )]
    [InlineData("[[[0, 0], [1, 0], [1, 1]], [[0, 0], [1, 1]]]", "Vision: Zones:1 has 2 points. A zone needs 3 or more, each [x, y].")]
    [InlineData("[[[0, 0], [1, 0], [1]]]", "Vision: Zones:0:2 has 1 numbers. A point is two, [x, y].")]
    public void A_zone_that_cannot_be_used_is_refused_with_its_key(string zones, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<SettingsException>(() => Read(zones)).Message);

    [Fact]
    public void A_word_is_no_zone() =>
        Assert.StartsWith(
            "Vision:Zones is 'left'; it must be a list such as ",
            Assert.Throws<SettingsException>(() => Read("\"left\"")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("[\"left\"]")]
    [InlineData("[[]]")]
    [InlineData("[[[0, 0], [1, 0], [1, \"NaN\"]]]")]
    [InlineData("[[0, 0, 1, 0, 1, 1]]")]
    [InlineData("[[[0, 0], [\"x\", 0], [1, 1]]]")]
    [InlineData("[null]")]
    [InlineData("[[null, [1, 0], [1, 1]]]")]
    public void A_zone_of_another_shape_is_refused_and_never_passed_over(string zones) =>
        Assert.Contains("Zones:0", Assert.Throws<SettingsException>(() => Read(zones)).Message, StringComparison.Ordinal);

    private static VisionSettings Read(string zones)
    {
        var json =
            $$$"""{"Vision": {"DetectorModel": "{{{Samples.Detector}}}", "ExpressionModel": "{{{Samples.Expressions}}}", "Zones": {{{zones}}} } }""";
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return SettingsRegistration.Read<VisionSettings>(new ConfigurationBuilder().AddJsonStream(file).Build());
    }

    /// <summary>Faces in fractions of the picture.</summary>
    private static async Task<IReadOnlyList<Place>> SeenAsync(VisionSettings settings)
    {
        var frame = await PhotographAsync();
        using var reader = FaceReader.Open(settings);
        return [.. reader.Read(frame).Select(face => Place.Of(face.Box, frame))];
    }

    private static List<List<double>> Around(Place face)
    {
        var (left, right) = (Math.Max(0, face.Centre.X - face.Width), face.Centre.X + face.Width);
        var (top, bottom) = (Math.Max(0, face.Centre.Y - face.Height), Math.Min(1, face.Centre.Y + face.Height));
        return [[left, top], [right, top], [right, bottom], [left, bottom]];
    }

    private static Task<Frame> PhotographAsync() =>
        StillDecoder.DecodeAsync(Samples.Photograph("sample1.jpg"), TestContext.Current.CancellationToken);

    private readonly record struct Place((double X, double Y) Centre, double Width, double Height)
    {
        public static Place Of(FaceBox box, Frame frame) => new(
            ((box.X + (box.Width / 2)) / frame.Width, (box.Y + (box.Height / 2)) / frame.Height),
            box.Width / frame.Width,
            box.Height / frame.Height);
    }
}
