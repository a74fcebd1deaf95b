namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>What changes when a file does.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedTicks">The time of its last change, in .NET's ticks of UTC.</param>
internal readonly record struct FileStamp(long Size, long ModifiedTicks)
{
    /// <returns>Null where there is no such file, or none that we may see.</returns>
    public static FileStamp? Of(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true } file ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
