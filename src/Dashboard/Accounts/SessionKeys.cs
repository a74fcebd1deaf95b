using System.Xml;
using System.Xml.Linq;
using Roomtone.Hosting;

namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// The keys that seal session cookies, as ASP.NET Core's data protection keeps them: an XML file each. One that cannot be
/// read would refuse every login, so it is moved aside: the sessions it sealed end, and a new key is made.
/// </summary>
internal static class SessionKeys
{
    private const long MostBytes = 64 * 1024;

    private static readonly string[] Times = ["creationDate", "activationDate", "expirationDate"];

    /// <exception cref="SettingsException">The folder cannot be used.</exception>
    public static DirectoryInfo Prepare(string folder)
    {
        try
        {
            var keys = Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var entry in keys.EnumerateFileSystemInfos("*.xml").ToList())
                if (Fault(entry) is { } fault) SetAside(entry, fault);
            return keys;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([
                $"Accounts: KeysFolder is {folder}, which {Environment.UserName} cannot use: {e.Message} Give a folder that is that user's own.",
            ]);
        }
    }

    private static string? Fault(FileSystemInfo entry)
    {
        if (entry is not FileInfo file) return "is a folder";
        if (file.Length > MostBytes) return "is too large for a key";
        try
        {
            using var reader = XmlReader.Create(file.FullName, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XElement.Load(reader);
            return root.Name.LocalName switch
            {
                "revocation" => null,
                "key" when Guid.TryParse((string?)root.Attribute("id"), out _) && root.Element("descriptor") is not null
                    && Times.All(time => (DateTimeOffset?)root.Element(time) is not null) => null,
                _ => "is no key",
            };
        }
        catch (Exception e) when (e is XmlException or FormatException or IOException or UnauthorizedAccessException)
        {
            return $"cannot be read ({e.Message})";
        }
    }

    private static void SetAside(FileSystemInfo entry, string fault)
    {
        var aside = entry.FullName + ".damaged";
        if (entry is FileInfo file) file.MoveTo(aside, overwrite: true);
        else
        {
            if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
            Directory.Move(entry.FullName, aside);
        }

        Console.Error.WriteLine($"The session key {entry.FullName} {fault}. It is kept as {Path.GetFileName(aside)}; whoever was logged in by it logs in again.");
    }
}
