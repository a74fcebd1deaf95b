namespace Roomtone.Cli.Host;

/// <summary>The program as users call it.</summary>
internal static class RoomtoneProgram
{
    /// <summary>Where the packages install programs.</summary>
    public const string InstalledFolder = "/usr/lib/roomtone";

    public static bool IsInstalled { get; } = AppContext.BaseDirectory.StartsWith(InstalledFolder + "/", StringComparison.Ordinal);

    /// <summary><c>roomtone</c> where the package is installed, <c>./roomtone</c> in a checkout.</summary>
    public static string Name => IsInstalled ? "roomtone" : "./roomtone";
}
