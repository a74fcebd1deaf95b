using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Sync.Provisioning;

/// <summary>
/// What a box got when it joined, in its state folder: <c>broker/settings.json</c> (name, broker, authority),
/// <c>broker/ca.crt</c> and <c>broker/password</c>, which its owner alone may read.
/// </summary>
internal sealed class BrokerFolder(string stateFolder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder = Path.Combine(stateFolder, "broker");

    public string SettingsFile => Path.Combine(_folder, "settings.json");

    /// <summary>Written last, so that half a joining counts as none.</summary>
    public bool HasJoined => File.Exists(SettingsFile);

    private string CaFile => Path.Combine(_folder, "ca.crt");

    private string PasswordFile => Path.Combine(_folder, "password");

    public void Keep(JoinAnswer answer)
    {
        Directory.CreateDirectory(_folder, OwnerOnly | UnixFileMode.UserExecute);
        Write(CaFile, answer.Authority);
        KeepPassword(new(answer.Password, null));
        Write(SettingsFile, JsonSerializer.Serialize(new
        {
            Device = new { Id = answer.Device },
            Mqtt = new { answer.Host, answer.Port, User = answer.Device, CaFile },
        }));
    }

    public StoredPassword ReadPassword() => new StateFile<StoredPassword>(PasswordFile).Read() ?? new(null, null);

    public void KeepPassword(StoredPassword password) => Write(PasswordFile, JsonSerializer.Serialize(password, Wire.Json));

    /// <summary>Whole or not at all, and readable by nobody else from the first byte on.</summary>
    private static void Write(string path, string text)
    {
        var fresh = path + ".new";
        File.Delete(fresh);
        using (
            var file = new FileStream(
                fresh,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = OwnerOnly,
                }
            )
        )
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }
}

/// <summary>The password at the broker.</summary>
/// <param name="Current">The one that worked last.</param>
/// <param name="Next">One that the owner has given out, until the broker has taken it.</param>
internal sealed record StoredPassword(string? Current, string? Next);
