using Roomtone.FrontDoor.Processes;

namespace Roomtone.FrontDoor.Servers;

/// <summary>Mosquitto with a password for each user and an access list that keeps the devices apart.</summary>
/// <param name="folder">Its own folder.</param>
/// <param name="time">The clock of its waits.</param>
public sealed class PrivateBroker(string folder, TimeProvider? time = null) : PrivateServer("broker", folder, time)
{
    public const string CloudSyncUser = "cloudsync";
    public const string DashboardUser = "dashboard";

    private readonly Dictionary<string, string> _passwords = [];

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
        await WritePasswordsAsync(cancellationToken);
        await PrivateFile.WriteAsync(AccessFile, BrokerFiles.Access, cancellationToken);
        await PrivateFile.WriteAsync(SettingsFile, BrokerFiles.Settings(Port, Folder, PasswordFile, AccessFile), cancellationToken);
    }

    private protected override IReadOnlyList<string> Command() => [InstalledProgram.Find("mosquitto", "mosquitto"), "-c", SettingsFile];

    private protected override async Task<bool> AnswersAsync(CancellationToken cancellationToken) =>
        await Greeting.ReadAsync(Port, expectText: false, cancellationToken) is not null;

    private Task WritePasswordsAsync(CancellationToken cancellationToken) =>
        PrivateFile.WriteAsync(PasswordFile, string.Concat(_passwords.Select(user => BrokerFiles.PasswordLine(user.Key, user.Value))), cancellationToken);
}
