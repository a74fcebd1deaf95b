using Roomtone.Hosting;

namespace Roomtone.Cli.Host;

/// <summary>The program as users call it.</summary>
internal static class RoomtoneProgram
{
    public const string InstalledFolder = RoomtoneCommand.InstalledFolder;

    public static bool IsInstalled => RoomtoneCommand.IsInstalled;

    public static string Name => RoomtoneCommand.Name;
}
