using System.Diagnostics.Metrics;

namespace Roomtone.Hosting.Tests;

public sealed class PrometheusExpositionTests : IDisposable
{
    private readonly Meter _meter = new("Roomtone.Hosting.Tests");

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void Each_instrument_has_its_help_its_type_and_its_series()
    {
        _meter.CreateObservableCounter("frames_total", () => 12_345_678_901L, description: "Frames.");
        _meter.CreateObservableGauge("warm_celsius", () => 51.25, description: @"Of the board, in C:\.");
        _meter.CreateObservableGauge(
            "slow",
            () => new Measurement<double>[] { new(1, Of("reason", "heat")), new(0, Of("reason", "a \"cold\"\n")) },
            description: "Some."
        );
        using var exposition = new PrometheusExposition(_meter);

        Assert.Equal(
            """
            # HELP frames_total Frames.
            # TYPE frames_total counter
            frames_total 12345678901
            # HELP warm_celsius Of the board, in C:\\.
            # TYPE warm_celsius gauge
            warm_celsius 51.25
            # HELP slow Some.
            # TYPE slow gauge
            slow{reason="heat"} 1
            slow{reason="a \"cold\"\n"} 0

            """,
            exposition.Write());
        Assert.Equal(exposition.Write(), exposition.Write());
    }

    [Fact]
    public void What_is_not_measured_now_is_left_out_until_it_is()
    {
        double? age = null;
        _meter.CreateObservableGauge("age_seconds", () => age is { } known ? new Measurement<double>[] { new(known) } : []);
        using var exposition = new PrometheusExposition(_meter);
        Assert.Equal("", exposition.Write());

        age = 7;
        Assert.EndsWith("age_seconds 7\n", exposition.Write(), StringComparison.Ordinal);
        age = null;
        Assert.Equal("", exposition.Write());
    }

    [Fact]
    public void Another_meter_of_the_same_name_is_not_ours()
    {
        using var other = new Meter(_meter.Name);
        other.CreateObservableGauge("theirs", () => 1L);
        using var exposition = new PrometheusExposition(_meter);

        Assert.Equal("", exposition.Write());
    }

    [Fact]
    public void An_instrument_that_could_not_be_written_is_refused_at_once()
    {
        using var exposition = new PrometheusExposition(_meter);

        Assert.Throws<NotSupportedException>(() => _meter.CreateCounter<long>("added_total"));
    }

    private static KeyValuePair<string, object?> Of(string label, string value) => new(label, value);
}
