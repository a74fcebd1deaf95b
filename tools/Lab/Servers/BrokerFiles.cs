using System.Security.Cryptography;
using System.Text;
using Roomtone.Cli.Authority;

namespace Roomtone.Lab.Servers;

/// <summary>What mosquitto reads (mosquitto.conf(5)).</summary>
internal static class BrokerFiles
{
    private const int Iterations = 101;

    /// <summary>
    /// The access list of the design: a device has its own branch and announces itself to Home Assistant, and nothing else.
    /// </summary>
    public const string Access = $"""
        pattern readwrite roomtone/%u/#
        pattern write homeassistant/device/roomtone_%u/config
        pattern read homeassistant/status
        pattern read roomtone-shared/taste-model

        user {PrivateBroker.CloudSyncUser}
        topic read roomtone/+/events
        topic read roomtone/+/status
        topic write roomtone/+/acks
        topic readwrite roomtone-shared/taste-model

        user {PrivateBroker.DashboardUser}
        topic read roomtone/#
        topic write roomtone/+/commands
        topic write roomtone/+/settings/desired
        topic write roomtone/+/profiles
        topic write roomtone/+/browser/readings
        topic write roomtone/+/speaker/reported

        """;

    /// <summary>
    /// Inflight and queues are raised so that a box that comes back with a day of events is not cut off; the store is
    /// written every few seconds, because a killed broker forgets what it has not written.
    /// </summary>
    public static string Settings(int port, string folder, string access, TlsFiles? tls = null, bool certificates = false) => $"""
        listener {port} {PrivateServer.Host}
        {(tls is null ? "" : $"cafile {tls.CaFile}\ncertfile {tls.CertificateFile}\nkeyfile {tls.KeyFile}\ntls_version tlsv1.2")}
        user {Environment.UserName}
        allow_anonymous false
        {access}
        {(certificates ? "require_certificate true\nuse_identity_as_username true" : "")}
        persistence true
        persistence_location {folder}/
        autosave_interval 5
        max_inflight_messages 1000
        max_queued_messages 100000
        max_packet_size 4194304
        set_tcp_nodelay true
        log_dest stderr
        log_type error
        log_type warning
        log_type notice
        log_type information

        """;

    /// <summary>Mosquitto's own format: PBKDF2 with SHA-512. Few rounds do, because the passwords have 120 bits.</summary>
    public static string PasswordLine(string user, string password)
    {
        var salt = RandomNumberGenerator.GetBytes(12);
        var hash = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA512, 64);
        return $"{user}:$7${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}\n";
    }
}
