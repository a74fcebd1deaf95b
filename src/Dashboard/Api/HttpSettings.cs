using System.Net;
using Roomtone.Hosting;

namespace Roomtone.Dashboard.Api;

/// <summary>Where the dashboard listens, and where its pages are.</summary>
internal sealed record HttpSettings : ISettings
{
    public static string Section => "Http";

    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>An address of this machine; 0.0.0.0 for all.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Whether a proxy on this machine speaks TLS to browsers and names them in X-Forwarded-For and -Proto.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>The built web pages; a relative path begins beside the program.</summary>
    public string WebFolder { get; init; } = "wwwroot";

    public string WebPath => Path.GetFullPath(WebFolder, AppContext.BaseDirectory);

    public IEnumerable<string> Problems()
    {
        if (Port is < 0 or > 65535) yield return $"Port is {Port}; it must be from 0 to 65535.";
        if (!IPAddress.TryParse(Address, out _)) yield return $"Address is {Address}; it must be an address such as 127.0.0.1 or 0.0.0.0.";
        if (string.IsNullOrWhiteSpace(WebFolder)) yield return "WebFolder is empty; give the folder of the built web pages.";
    }
}
