namespace Roomtone.EdgeAgent.Sync.HomeAssistant;

/// <summary>Whether and where the box announces itself to Home Assistant, which must share its broker.</summary>
internal sealed record HomeAssistantSettings
{
    /// <summary>When off, an earlier announcement is taken back.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Home Assistant's discovery prefix.</summary>
    public string Prefix { get; init; } = "homeassistant";

    public IEnumerable<string> Problems()
    {
        if (Prefix.Length == 0 || Prefix.AsSpan().IndexOfAny("+#\0 ") >= 0 || Prefix.StartsWith('/') || Prefix.EndsWith('/'))
            yield return $"HomeAssistant:Prefix is '{Prefix}'; it must be a topic without wildcards, blanks and outer slashes.";
    }
}
