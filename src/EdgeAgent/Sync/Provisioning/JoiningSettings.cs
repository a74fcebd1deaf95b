using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Sync.Provisioning;

/// <summary>
/// For a box that joins by itself at its first start: with the secret <c>join-code</c>. Once it has joined, neither is looked at.
/// </summary>
internal sealed record JoiningSettings : ISettings
{
    public static string Section => "Joining";

    /// <summary>The dashboard, e.g. <c>https://roomtone.local:8080</c>; empty: the box does not join by itself.</summary>
    public string Server { get; init; } = "";

    public IEnumerable<string> Problems()
    {
        if (Server.Length > 0 && !(Uri.TryCreate(Server, UriKind.Absolute, out var server) && server.Scheme == Uri.UriSchemeHttps))
            yield return $"Server is '{Server}'; it must be an address that begins with https://.";
    }
}
