using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>What changes when a file does.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedTicks">The time of its last change, in .NET's ticks of UTC.</param>
internal readonly record struct FileStamp(long Size, long ModifiedTicks)
{
    private const long NanosecondsATick = 100;

    public static FileStamp Of(FileFacts file) =>
        new(file.Bytes, DateTimeOffset.UnixEpoch.UtcTicks + (file.Modified / NanosecondsATick));

    /// <summary>Changes when either of two files does.</summary>
    public FileStamp With(FileStamp other) => new(Size + other.Size, unchecked((ModifiedTicks * 31) + other.ModifiedTicks));
}
