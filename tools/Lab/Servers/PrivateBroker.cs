using Roomtone.Cli.Authority;
using Roomtone.Cli.Broker;
using Roomtone.Cli.Host;

namespace Roomtone.Lab.Servers;

/// <summary>Mosquitto with a password for each user and an access list that keeps the devices apart.</summary>
/// <param name="folder">Its own folder.</param>
/// <param name="time">The clock of its waits.</param>
/// <param name="tls">Its certificate, where it shall speak TLS and nothing else.</param>
public sealed class PrivateBroker(string folder, TimeProvider? time = null, TlsFiles? tls = null) : PrivateServer("broker", folder, time)
{
    public const string CloudSyncUser = ServiceUsers.CloudSync;
    public const string DashboardUser = ServiceUsers.Dashboard;

    /// <summary>Manages devices while the broker runs; only where it <see cref="IsManaged"/>.</summary>
    public const string ControlUser = ServiceUsers.Control;

    private readonly Dictionary<string, string> _passwords = [];

    /// <summary>The authority that its clients must trust; empty without TLS.</summary>
    public string CaFile => tls?.CaFile ?? "";

    /// <summary>Whether devices are added, revoked and given other passwords while it runs, instead of by password and access files.</summary>
    public bool IsManaged { get; init; }

    /// <summary>Whether clients show a certificate, whose common name is their user name, instead of a password.</summary>
    public bool AsksForCertificates { get; init; }

    private string ManagedFile => Path.Combine(Folder, "dynamic-security.json");

    private string PasswordFile => Path.Combine(Folder, "passwords");

    private string AccessFile => Path.Combine(Folder, "access");

    private string SettingsFile => Path.Combine(Folder, "mosquitto.conf");

    /// <summary>Adds a user, also while the broker runs. A device's user name is its id.</summary>
    /// <returns>The user's password; the old one where the user is known already.</returns>
    public string AddUser(string name)
    {
        if (_passwords.TryGetValue(name, out var known)) return known;
        var password = _passwords[name] = Password.Generate();
        if (!IsRunning) return password;
        if (IsManaged) throw new InvalidOperationException("The devices of a managed broker are added over its control topic while it runs.");
        WritePasswordsAsync(default).GetAwaiter().GetResult();
        Signal(Posix.SigHup); // Mosquitto reads its password and access files anew.
        return password;
    }

    /// <summary>The password of a user that was added.</summary>
    public string PasswordOf(string name) => _passwords[name];

    private protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        AddUser(CloudSyncUser);
        AddUser(DashboardUser);
        await (IsManaged ? PrepareManagedAsync(cancellationToken) : PrepareListsAsync(cancellationToken));
        await PrivateFile.WriteAsync(SettingsFile, BrokerFiles.Settings(Port, Folder, Access(), tls, AsksForCertificates), cancellationToken);
    }

    private string Access() => IsManaged
        ? $"plugin {ManagedAccess.Plugin}\nplugin_opt_config_file {ManagedFile}"
        : $"password_file {PasswordFile}\nacl_file {AccessFile}";

    private async Task PrepareListsAsync(CancellationToken cancellationToken)
    {
        await WritePasswordsAsync(cancellationToken);
        await PrivateFile.WriteAsync(AccessFile, BrokerFiles.Access, cancellationToken);
    }

    /// <summary>Once: after that the broker writes into the file what was changed while it ran.</summary>
    private Task PrepareManagedAsync(CancellationToken cancellationToken)
    {
        if (ManagedAccess.Plugin is null) throw new ServerException("mosquitto's dynamic security is not installed. Install Debian's mosquitto 2.0: apt-get install mosquitto");
        AddUser(ControlUser);
        return File.Exists(ManagedFile) ? Task.CompletedTask : PrivateFile.WriteAsync(ManagedFile, ManagedAccess.FirstState(_passwords), cancellationToken);
    }

    private protected override IReadOnlyList<string> Command() => [InstalledProgram.Find("mosquitto", "mosquitto"), "-c", SettingsFile];

    private protected override async Task<bool> AnswersAsync(CancellationToken cancellationToken) =>
        await PortProbe.ReadAsync(Host, Port, expectText: false, cancellationToken) is not null;

    private Task WritePasswordsAsync(CancellationToken cancellationToken) =>
        PrivateFile.WriteAsync(PasswordFile, string.Concat(_passwords.Select(user => BrokerFiles.PasswordLine(user.Key, user.Value))), cancellationToken);
}
