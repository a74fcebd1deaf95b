using System.Globalization;

namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>The lines of an answer, <c>name: value</c>, in their order.</summary>
internal sealed class MpdReply(IReadOnlyList<KeyValuePair<string, string>> lines)
{
    public IReadOnlyList<KeyValuePair<string, string>> Lines => lines;

    public string? this[string name] =>
        lines.FirstOrDefault(line => string.Equals(line.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    public IEnumerable<string> All(string name) =>
        lines.Where(line => string.Equals(line.Key, name, StringComparison.OrdinalIgnoreCase)).Select(line => line.Value);

    public double? Number(string name) =>
        double.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>Cuts the answer where a line named <paramref name="first"/> begins; what stands before is left out.</summary>
    public IEnumerable<MpdReply> Parts(string first)
    {
        List<KeyValuePair<string, string>>? part = null;
        foreach (var line in lines)
        {
            if (line.Key == first)
            {
                if (part is not null) yield return new MpdReply(part);
                part = [];
            }

            part?.Add(line);
        }

        if (part is not null) yield return new MpdReply(part);
    }
}
