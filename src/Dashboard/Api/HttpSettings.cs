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

    /// <summary>PEM file of the dashboard's certificate, to speak HTTPS and nothing else; empty for HTTP.</summary>
    public string CertificateFile { get; init; } = "";

    /// <summary>PEM file of its key.</summary>
    public string KeyFile { get; init; } = "";

    /// <summary>Whether a proxy on this machine speaks TLS to browsers and names them in X-Forwarded-For and -Proto.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>The built web pages; a relative path begins beside the program.</summary>
    public string WebFolder { get; init; } = "wwwroot";

    /// <summary>
    /// For tests and the demo: the address of stand-ins for the players of YouTube, SoundCloud and Spotify, such as
    /// http://127.0.0.1:5191; empty for the official ones.
    /// </summary>
    public string PlayerStandIns { get; init; } = "";

    public string WebPath => Path.GetFullPath(WebFolder, AppContext.BaseDirectory);

    public IEnumerable<string> Problems()
    {
        if (Port is < 0 or > 65535)
            yield return $"Port is {Port}; it must be from 0 to 65535.";
        if (!IPAddress.TryParse(Address, out _))
            yield return $"Address is {Address}; it must be an address such as 127.0.0.1 or 0.0.0.0.";
        if (CertificateFile.Length > 0 && !File.Exists(CertificateFile))
            yield return $"CertificateFile is {CertificateFile}; there is no such file.";
        if (KeyFile.Length > 0 && !File.Exists(KeyFile))
            yield return $"KeyFile is {KeyFile}; there is no such file.";
        if (CertificateFile.Length > 0 != KeyFile.Length > 0)
            yield return "CertificateFile and KeyFile belong together; give both or none.";
        if (PlayerStandIns.Length > 0 && !IsOrigin(PlayerStandIns))
            yield return $"PlayerStandIns is {PlayerStandIns}; it must be an address such as http://127.0.0.1:5191, without a path.";
        if (string.IsNullOrWhiteSpace(WebFolder))
            yield return "WebFolder is empty; give the folder of the built web pages.";
    }

    /// <summary>Nothing but scheme, host and port, as a Content-Security-Policy takes it.</summary>
    private static bool IsOrigin(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.GetLeftPart(UriPartial.Authority) == address;
}
