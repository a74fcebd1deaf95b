using System.Globalization;
using System.Text;

namespace Roomtone.EdgeAgent.Device.Metrics;

/// <summary>
/// Writes Prometheus' text format, version 0.0.4: prometheus.io/docs/instrumenting/exposition_formats.
/// A value that is not known is left out with its HELP and TYPE: to Prometheus, absent is not zero.
/// </summary>
internal sealed class Exposition
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <param name="name">Ends in <c>_total</c>.</param>
    /// <param name="help">One line, without a backslash.</param>
    /// <param name="value">Only ever grows.</param>
    public Exposition Counter(string name, string help, long value) => Head(name, help, "counter").Sample(name, value);

    public Exposition Gauge(string name, string help, double? value) => value is { } known ? Head(name, help, "gauge").Sample(name, known) : this;

    /// <summary>One sample for each value of a label.</summary>
    public Exposition Gauges(string name, string help, string label, IEnumerable<(string Of, double Value)> samples)
    {
        Head(name, help, "gauge");
        foreach (var (of, value) in samples) Sample($"{name}{{{label}=\"{of}\"}}", value);
        return this;
    }

    public override string ToString() => _text.ToString();

    private Exposition Head(string name, string help, string type)
    {
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        return this;
    }

    private Exposition Sample(string series, double value)
    {
        _text.Append(series).Append(' ').Append(CultureInfo.InvariantCulture, $"{value:R}").Append('\n');
        return this;
    }
}
