namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>The pictures of a folder.</summary>
internal static class PictureFolder
{
    /// <summary>In the order of their names; what is no picture is left out.</summary>
    public static IReadOnlyList<string> List(string? folder) =>
        folder is null || !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(folder)
                    .Where(path => PictureFormats.OfFile(path) != PictureFormat.Unknown)
                    .Order(StringComparer.Ordinal),
            ];
}
