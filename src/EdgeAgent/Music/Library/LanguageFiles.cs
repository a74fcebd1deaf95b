using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// The language of a whole folder: a file <c>language.txt</c> in it, or in a folder above it, holds its ISO 639 code, or several.
/// For files whose format MPD reads no language tag from, such as MP3.
/// </summary>
internal sealed class LanguageFiles(string libraryFolder)
{
    private const string Name = "language.txt";
    private const int LongestText = 64;

    private readonly Dictionary<string, string> _known = [];
    private readonly List<SetAsideFile> _aside = [];

    /// <summary>Those that were asked for and are none.</summary>
    public IReadOnlyList<SetAsideFile> Aside => _aside;

    /// <param name="track">The track's path within the library.</param>
    /// <returns>The code, or empty; several with strokes between.</returns>
    public string Of(string track) =>
        libraryFolder.Length == 0 || track.Contains("://", StringComparison.Ordinal) ? "" : OfFolder(Path.GetDirectoryName(track) ?? "");

    private string OfFolder(string folder)
    {
        if (_known.TryGetValue(folder, out var language)) return language;
        language = Read(Path.Combine(folder, Name));
        if (language.Length == 0 && folder.Length > 0) language = OfFolder(Path.GetDirectoryName(folder) ?? "");
        return _known[folder] = language;
    }

    private string Read(string name)
    {
        var path = Path.Combine(libraryFolder, name);
        // The player may read folders that we may not; their tracks are then without a language.
        if (FileFacts.Of(path) is null) return "";
        try
        {
            using var file = new StreamReader(RegularFile.Open(path, LongestText));
            Span<char> text = stackalloc char[LongestText];
            return string.Join('/', LanguageCode.All([text[..file.ReadBlock(text)].ToString()]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _aside.Add(new SetAsideFile(name, e.Message));
            return "";
        }
    }
}
