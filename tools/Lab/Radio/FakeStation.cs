namespace Roomtone.Lab.Radio;

/// <summary>A station of the stand-in's directory, in the directory's own words.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">Of its stream.</param>
/// <param name="CountryCode">ISO 3166-1.</param>
/// <param name="Language">In English, in small letters.</param>
/// <param name="LanguageCodes">ISO 639.</param>
/// <param name="Tags">With commas between.</param>
/// <param name="ClickCount">How many listened in the last day.</param>
public sealed record FakeStation(
    string Name,
    string Url,
    string CountryCode = "DE",
    string Language = "german",
    string LanguageCodes = "de",
    string Tags = "ambient",
    int ClickCount = 0)
{
    public Guid Uuid { get; } = Guid.NewGuid();

    public bool IsHls { get; init; }

    /// <summary>Whether the directory's own check could not play it.</summary>
    public bool IsBroken { get; init; }
}

/// <summary>How a server of the stand-in's directory behaves.</summary>
public enum FakeMirror
{
    Well,

    /// <summary>Nothing listens at its port.</summary>
    Dead,

    /// <summary>It takes the question and does not answer.</summary>
    Slow,

    /// <summary>It answers half a list.</summary>
    BrokenJson,

    /// <summary>Its answer has no end.</summary>
    Enormous,

    /// <summary>It answers 503.</summary>
    Overloaded,
}
