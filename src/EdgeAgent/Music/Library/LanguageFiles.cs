namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// The language of a whole folder: a file <c>language.txt</c> in it, or in a folder above it, holds one ISO 639 code.
/// For files whose format MPD reads no language tag from, such as MP3.
/// </summary>
internal sealed class LanguageFiles(string libraryFolder)
{
    private const string Name = "language.txt";
    private const int LongestCode = 64;

    private readonly Dictionary<string, string> _known = [];

    /// <param name="track">The track's path within the library.</param>
    /// <returns>The code, or empty.</returns>
    public string Of(string track) =>
        libraryFolder.Length == 0 || track.Contains("://", StringComparison.Ordinal) ? "" : OfFolder(Path.GetDirectoryName(track) ?? "");

    private string OfFolder(string folder)
    {
        if (_known.TryGetValue(folder, out var language)) return language;
        language = Read(Path.Combine(libraryFolder, folder, Name));
        if (language.Length == 0 && folder.Length > 0) language = OfFolder(Path.GetDirectoryName(folder) ?? "");
        return _known[folder] = language;
    }

    private static string Read(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: <= LongestCode } ? LanguageCode.Of(File.ReadAllText(file)) : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The player may read folders that we may not; the tracks are then without a language.
            return "";
        }
    }
}
