using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Roomtone.Hosting;

/// <summary>
/// The observable instruments of one meter in Prometheus' text format, version 0.0.4, each under its own name:
/// prometheus.io/docs/instrumenting/exposition_formats. An instrument that gives no measurement is left out with its HELP
/// and TYPE: to Prometheus, absent is not zero.
/// </summary>
public sealed class PrometheusExposition : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();
    private readonly StringBuilder _text = new();
    private Instrument? _headed;

    /// <exception cref="NotSupportedException">The meter has, or gets later, an instrument that is not observable.</exception>
    public PrometheusExposition(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == meter) listener.EnableMeasurementEvents(Readable(instrument));
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public string Write()
    {
        lock (_gate)
        {
            _text.Clear();
            _headed = null;
            _listener.RecordObservableInstruments();
            return _text.ToString();
        }
    }

    public Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = ContentType;
        return context.Response.WriteAsync(Write(), context.RequestAborted);
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>What is not observable would have to be added up here, and nothing of ours is counted in an instrument.</summary>
    private static Instrument Readable(Instrument instrument) => instrument is ObservableInstrument<long> or ObservableInstrument<double>
        ? instrument
        : throw new NotSupportedException($"{instrument.Name} is no observable instrument of long or double.");

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        if (instrument != _headed) Head(instrument);
        _text.Append(instrument.Name);
        for (var i = 0; i < labels.Length; i++)
            _text
                .Append(i == 0 ? '{' : ',')
                .Append(labels[i].Key)
                .Append("=\"")
                .Append(Escaped($"{labels[i].Value}").Replace("\"", "\\\"", StringComparison.Ordinal))
                .Append('"');
        if (labels.Length > 0)
            _text.Append('}');
        _text.Append(' ').Append(CultureInfo.InvariantCulture, $"{value:R}").Append('\n');
    }

    private void Head(Instrument instrument)
    {
        _headed = instrument;
        var type = instrument is ObservableCounter<long> or ObservableCounter<double> ? "counter" : "gauge";
        _text.Append("# HELP ").Append(instrument.Name).Append(' ').Append(Escaped(instrument.Description ?? "")).Append('\n');
        _text.Append("# TYPE ").Append(instrument.Name).Append(' ').Append(type).Append('\n');
    }

    private static string Escaped(string text) =>
        text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
