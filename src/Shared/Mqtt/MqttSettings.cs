using Roomtone.Hosting;

namespace Roomtone.Mqtt;

/// <summary>Where the broker is. The password comes from the secret <c>mqtt-password</c>.</summary>
public sealed record MqttSettings : ISettings
{
    public static string Section => "Mqtt";

    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 1883;

    /// <summary>For a device: its id. Empty for none.</summary>
    public string User { get; init; } = "";

    /// <summary>The session's name at the broker; unique. Empty: made from the user.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>PEM file of the authority that signed the broker's certificate; empty for no TLS.</summary>
    public string CaFile { get; init; } = "";

    /// <summary>PEM file of our own certificate, where the broker asks for one; empty for none.</summary>
    public string CertificateFile { get; init; } = "";

    /// <summary>PEM file of its key.</summary>
    public string KeyFile { get; init; } = "";

    /// <summary>How often to show signs of life, 5 s to 10 min.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the broker keeps our place, and queues for us, while we are away; 0 to 30 days, 0 for not at all.</summary>
    public TimeSpan SessionExpiry { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The session's name as the broker sees it; null lets the broker choose one.</summary>
    internal string? SessionName => ClientId.Length > 0 ? ClientId : User.Length > 0 ? User : null;

    internal bool HasTls => CaFile.Length > 0;

    /// <summary>A session without a name of its own cannot be found again.</summary>
    internal bool KeepsSession => SessionName is not null && SessionExpiry > TimeSpan.Zero;

    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Host))
            yield return "Host is empty; give the broker's name or address.";
        if (Port is < 1 or > 65535)
            yield return $"Port is {Port}; it must be from 1 to 65535.";
        if (KeepAlive < TimeSpan.FromSeconds(5) || KeepAlive > TimeSpan.FromMinutes(10))
            yield return $"KeepAlive is {KeepAlive}; it must be from 5 s to 10 min.";
        if (SessionExpiry < TimeSpan.Zero || SessionExpiry > TimeSpan.FromDays(30))
            yield return $"SessionExpiry is {SessionExpiry}; it must be from 0 to 30 days.";
        if (CaFile.Length > 0 && !File.Exists(CaFile))
            yield return $"CaFile is {CaFile}; there is no such file.";
        if (CertificateFile.Length > 0 && !File.Exists(CertificateFile))
            yield return $"CertificateFile is {CertificateFile}; there is no such file.";
        if (KeyFile.Length > 0 && !File.Exists(KeyFile))
            yield return $"KeyFile is {KeyFile}; there is no such file.";
        if (CertificateFile.Length > 0 != KeyFile.Length > 0)
            yield return "CertificateFile and KeyFile belong together; give both or none.";
        if (CertificateFile.Length > 0 && CaFile.Length == 0)
            yield return "CertificateFile is for TLS; give CaFile too.";
    }
}
