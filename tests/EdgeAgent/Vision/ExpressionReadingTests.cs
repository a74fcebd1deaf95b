using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Tests.Vision;

public class ExpressionReadingTests
{
    private static readonly float[] Smile = [0.2f, 0.7f, 0.1f, 0, 0, 0, 0, 0];

    [Fact]
    public void A_reading_names_its_confidence_and_its_place_on_the_plane()
    {
        var reading = ExpressionReading.From(Smile, 0.5f);

        Assert.Equal(0.7f, reading.Confidence);
        Assert.Equal((0.7 * 0.81) + (0.1 * 0.40), reading.Affect.Valence, 6);
        Assert.Equal((0.7 * 0.51) + (0.1 * 0.67), reading.Affect.Arousal, 6);
    }

    [Theory]
    [InlineData(0.69f, true)]
    [InlineData(0.7f, true)]
    [InlineData(0.71f, false)]
    public void It_is_sure_from_the_threshold_on(float notSureBelow, bool sure) =>
        Assert.Equal(sure, ExpressionReading.From(Smile, notSureBelow).IsSure);

    [Fact]
    public void The_threshold_comes_from_the_networks_file()
    {
        using var network = new ExpressionNetwork(Samples.Expressions);

        Assert.Equal(float.Parse(network.Facts["not_sure_below"], System.Globalization.CultureInfo.InvariantCulture), network.NotSureBelow);
        Assert.InRange(network.NotSureBelow, 0.2f, 0.9f);
    }

    [Fact]
    public void A_network_without_a_threshold_is_refused()
    {
        // The name of the fact is spoilt in a copy; the rest of the file stays as it is.
        var file = File.ReadAllBytes(Samples.Expressions);
        file[file.AsSpan().LastIndexOf("not_sure_below"u8)] = (byte)'N';
        var spoilt = Path.GetTempFileName();
        File.WriteAllBytes(spoilt, file);

        var refusal = Assert.Throws<VisionException>(() => new ExpressionNetwork(spoilt));

        File.Delete(spoilt);
        Assert.Contains("not_sure_below", refusal.Message, StringComparison.Ordinal);
    }
}
