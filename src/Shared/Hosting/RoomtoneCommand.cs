namespace Roomtone.Hosting;

/// <summary>What a person types here: sentences name the command that exists on this machine.</summary>
public static class RoomtoneCommand
{
    /// <summary>Where the packages install programs.</summary>
    public const string InstalledFolder = "/usr/lib/roomtone";

    /// <summary>Whether this program came with a package, or lies in a checkout.</summary>
    public static bool IsInstalled { get; } = IsInstalledIn(AppContext.BaseDirectory);

    /// <summary><c>roomtone</c> where the package is installed, <c>./roomtone</c> in a checkout.</summary>
    public static string Name => NameWhere(IsInstalled);

    /// <summary>Brings what should have come with Roomtone.</summary>
    public static string Setup => SetupWhere(IsInstalled);

    internal static bool IsInstalledIn(string folder) => folder.StartsWith(InstalledFolder + "/", StringComparison.Ordinal);

    internal static string NameWhere(bool installed) => installed ? "roomtone" : "./roomtone";

    internal static string SetupWhere(bool installed) => installed ? "sudo apt-get install --reinstall roomtone-agent" : "./roomtone setup";
}
