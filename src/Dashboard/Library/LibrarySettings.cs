using Roomtone.Hosting;

namespace Roomtone.Dashboard.Library;

/// <summary>The music of the box that runs on the same machine, so that it can sound in a page.</summary>
internal sealed record LibrarySettings : ISettings
{
    public static string Section => "Library";

    /// <summary>The folder that the box's player serves. Empty: music sounds only at the boxes.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The id of the box whose library it is.</summary>
    public string Device { get; init; } = "";

    public IEnumerable<string> Problems()
    {
        if (Folder.Length > 0 && !Directory.Exists(Folder))
            yield return $"Folder is {Folder}; there is no such folder. Give the folder of the box's music, or none.";
        if (Folder.Length > 0 != Device.Length > 0)
            yield return "Folder and Device belong together; give both or none.";
    }
}
