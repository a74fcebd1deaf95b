using Roomtone.Lab.Demo;
using Roomtone.Lab.Processes;

namespace Roomtone.Lab.Chaos.Site;

/// <summary>Where it happens.</summary>
/// <param name="Folder">Everything lies below it.</param>
/// <param name="Root">The checkout that was built.</param>
/// <param name="Time">The clock of all waits.</param>
internal sealed record ChaosPlace(DemoFolder Folder, string Root, TimeProvider Time)
{
    /// <param name="folder">Of the project, below the checkout.</param>
    public string Assembly(string folder) => Path.Combine(Root, folder, "bin", "Release", "net10.0", $"Roomtone.{Path.GetFileName(folder)}.dll");

    /// <summary>Ends, unmounts and removes what a killed run left behind.</summary>
    public async Task ClearAsync()
    {
        await OrphanReaper.EndAsync(Folder.Root, Time);
        await SmallDisk.UnmountBelowAsync(Folder.Root);
        foreach (var folder in Directory.EnumerateDirectories(Folder.Root)) Directory.Delete(folder, recursive: true);
    }
}
