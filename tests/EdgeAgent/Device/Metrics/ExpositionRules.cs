using System.Globalization;
using System.Text.RegularExpressions;

namespace Roomtone.EdgeAgent.Tests.Device.Metrics;

/// <summary>Reads Prometheus' text format and is as strict as its documentation: each line counts.</summary>
internal static partial class ExpositionRules
{
    /// <returns>Each series, e.g. <c>a_total</c> or <c>b{c="d"}</c>, with its value.</returns>
    public static Dictionary<string, double> Read(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Dictionary<string, double> series = [];
        HashSet<string> metrics = [];
        var (helped, typed, type) = ("", "", "");
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help)
            {
                helped = help.Groups["name"].Value;
                Assert.True(metrics.Add(helped), $"{helped} comes twice");
            }
            else if (Type().Match(line) is { Success: true } kind)
            {
                (typed, type) = (kind.Groups["name"].Value, kind.Groups["type"].Value);
                Assert.Equal(helped, typed);
                Assert.Equal(type == "counter", typed.EndsWith("_total", StringComparison.Ordinal));
            }
            else
            {
                var sample = Sample().Match(line);
                Assert.True(sample.Success, $"not a line of the format: {line}");
                Assert.Equal(typed, sample.Groups["name"].Value);
                series.Add(sample.Groups["series"].Value, double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture));
            }
        }

        return series;
    }

    [GeneratedRegex(@"^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) [^\\]+$")]
    private static partial Regex Help();

    [GeneratedRegex(@"^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge)$")]
    private static partial Regex Type();

    [GeneratedRegex(
        """^(?<series>(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{[a-zA-Z_][a-zA-Z0-9_]*="[^"\\]*"\})?) (?<value>-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?)$"""
    )]
    private static partial Regex Sample();
}
