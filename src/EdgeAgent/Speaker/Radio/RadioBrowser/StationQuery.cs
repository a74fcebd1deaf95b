using System.Globalization;

namespace Roomtone.EdgeAgent.Speaker.Radio.RadioBrowser;

/// <summary>What stations are looked for; what is empty does not matter.</summary>
/// <param name="Text">Part of the name.</param>
/// <param name="Country">ISO 3166-1 code.</param>
/// <param name="Language">In English, e.g. <c>german</c>.</param>
/// <param name="Tag">Part of a tag.</param>
/// <param name="Limit">The most hits.</param>
internal sealed record StationQuery(string Text, string Country, string Language, string Tag, int Limit)
{
    /// <summary>
    /// Those that most people listen to first, without those that the directory knows to be broken (api.radio-browser.info).
    /// </summary>
    public string Path
    {
        get
        {
            (string Name, string Value)[] wanted =
            [
                ("name", Text), ("countrycode", Country.ToUpperInvariant()), ("language", Language.ToLowerInvariant()), ("tag", Tag),
                ("hidebroken", "true"), ("order", "clickcount"), ("reverse", "true"), ("limit", Limit.ToString(CultureInfo.InvariantCulture)),
            ];
            var set = wanted.Where(part => part.Value.Trim().Length > 0).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value.Trim())}");
            return "/json/stations/search?" + string.Join('&', set);
        }
    }
}
