namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>The secret <c>mpd-password</c>; null where MPD asks for none.</summary>
internal sealed record MpdPassword(string? Value)
{
    /// <summary>Keeps it out of logs.</summary>
    public override string ToString() => Value is null ? "none" : "set";
}
