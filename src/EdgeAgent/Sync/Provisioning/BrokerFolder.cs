using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Sync.Provisioning;

/// <summary>
/// What a box got when it joined, in its state folder: <c>broker/settings.json</c> (name, broker, authority),
/// <c>broker/ca.crt</c> and <c>broker/password</c>, which its owner alone may read. Of each there is a copy: without them
/// somebody has to come and join the box anew.
/// </summary>
internal sealed class BrokerFolder(string stateFolder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Copy = ".copy";

    private readonly string _folder = Path.Combine(stateFolder, "broker");

    public string SettingsFile => Path.Combine(_folder, "settings.json");

    /// <summary>Written last, so that half a joining counts as none.</summary>
    public bool HasJoined => Path.Exists(SettingsFile) || Path.Exists(SettingsFile + Copy);

    /// <summary>It joined once, and nobody can tell any more where.</summary>
    public bool HasLostSettings => !HasJoined && Path.Exists(SettingsFile + ".unreadable");

    private string CaFile => Path.Combine(_folder, "ca.crt");

    private string PasswordFile => Path.Combine(_folder, "password");

    public void Keep(JoinAnswer answer)
    {
        Directory.CreateDirectory(_folder, OwnerOnly | UnixFileMode.UserExecute);
        WriteTwice(CaFile, answer.Authority);
        KeepPassword(new(answer.Password, null));
        WriteTwice(SettingsFile, JsonSerializer.Serialize(new
        {
            Device = new { Id = answer.Device },
            Mqtt = new { answer.Host, answer.Port, User = answer.Device, CaFile },
        }));
    }

    /// <summary>What it got, and what was wrong with it, in a sentence; both null where it has not joined.</summary>
    public (JoinedSettings? Settings, string? Damage) ReadSettings()
    {
        var file = new StateFile<JoinedSettings>(SettingsFile, JoinedSettings.IsSound, isCopied: true, OwnerOnly);
        var settings = file.Read();
        if (settings is not null) MendAuthority();
        return (settings, file.Damage);
    }

    public StoredPassword ReadPassword() => Passwords().Read() ?? new(null, null);

    public void KeepPassword(StoredPassword password)
    {
        Directory.CreateDirectory(_folder, OwnerOnly | UnixFileMode.UserExecute);
        Passwords().Write(password);
    }

    private StateFile<StoredPassword> Passwords() => new(PasswordFile, isSound: null, isCopied: true, OwnerOnly);

    private void MendAuthority()
    {
        if (IsCertificate(CaFile) || !IsCertificate(CaFile + Copy)) return;
        try
        {
            DamagedFile.SetAside(CaFile, CaFile + ".unreadable");
            Write(CaFile, File.ReadAllText(CaFile + Copy));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The connection says what it lacks.
        }
    }

    private static bool IsCertificate(string file)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(file));
            return true;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void WriteTwice(string path, string text)
    {
        Write(path + Copy, text);
        Write(path, text);
    }

    private static void Write(string path, string text) => AtomicFile.Replace(path, Encoding.UTF8.GetBytes(text), OwnerOnly);
}

/// <summary>The password at the broker.</summary>
/// <param name="Current">The one that worked last.</param>
/// <param name="Next">One that the owner has given out, until the broker has taken it.</param>
internal sealed record StoredPassword(string? Current, string? Next);

/// <summary>The document in <c>broker/settings.json</c>, which goes before the settings file.</summary>
internal sealed record JoinedSettings(JoinedDevice Device, JoinedBroker Mqtt)
{
    public static bool IsSound(JoinedSettings joined) =>
        DeviceId.IsValid(joined.Device.Id) && joined.Mqtt is { Host.Length: > 0, Port: > 0 and <= 65535 };
}

internal sealed record JoinedDevice(string Id);

internal sealed record JoinedBroker(string Host, int Port, string? User, string? CaFile);
