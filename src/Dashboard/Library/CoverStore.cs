namespace Roomtone.Dashboard.Library;

/// <summary>
/// The covers of the library's tracks: the picture in a file's tags, else <c>cover.jpg</c> and its like beside it. They come
/// from the disk alone: a box's messages hold no pictures. The last ones are kept, those that are missing too.
/// </summary>
internal sealed class CoverStore(LibraryFolder library, TimeProvider time) : IDisposable
{
    private const int Most = 200;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    /// <summary>As players look for them.</summary>
    private static readonly string[] Names = ["cover", "folder", "front", "album"];

    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp"];

    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, Kept> _kept = [];

    /// <returns>A JPEG of at most <see cref="CoverScaler.MostPixels"/>; or the sentence that says why there is none.</returns>
    public async Task<(byte[]? Picture, string? Problem)> FindAsync(string device, string? track, CancellationToken cancellationToken)
    {
        var (path, problem) = library.Find(device, track);
        if (path is null) return (null, problem);
        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetTimestamp();
            if (!_kept.TryGetValue(path, out var kept) || time.GetElapsedTime(kept.At, now) >= KeptFor)
            {
                if (_kept.Count >= Most) _kept.Remove(_kept.MinBy(entry => entry.Value.At).Key);
                _kept[path] = kept = new Kept(await MakeAsync(path, cancellationToken), now);
            }

            return kept.Picture is { } picture ? (picture, null) : (null, "The track has no cover.");
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<byte[]?> MakeAsync(string path, CancellationToken cancellationToken)
    {
        if (await CoverScaler.ScaleAsync(path, CoverScaler.Sounds, time, cancellationToken) is { } own) return own;
        return Beside(path) is { } beside ? await CoverScaler.ScaleAsync(beside, CoverScaler.Pictures, time, cancellationToken) : null;
    }

    private static string? Beside(string path)
    {
        try
        {
            return new DirectoryInfo(Path.GetDirectoryName(path)!).EnumerateFiles()
                .Where(file => file is { Length: > 0, LinkTarget: null })
                .Where(file => Endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
                .Select(file => (file.FullName, Rank: RankOf(Path.GetFileNameWithoutExtension(file.Name))))
                .Where(file => file.Rank >= 0).OrderBy(file => file.Rank).ThenBy(file => file.FullName, StringComparer.Ordinal)
                .FirstOrDefault().FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int RankOf(string name) => Array.FindIndex(Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    private sealed record Kept(byte[]? Picture, long At);
}
