using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.State.Files;
using Roomtone.Recommender;

namespace Roomtone.EdgeAgent.Music.Recommendation.Model;

/// <summary>The model on disk, as it came. Music can do without it, so a full or broken disk is only told.</summary>
internal sealed partial class RecommenderModelFile(string path, ILogger<RecommenderModelFile> logger)
{
    public RecommenderModel? Read()
    {
        try
        {
            if (!Path.Exists(path)) return null;
            if (FileFacts.Of(path) is not { Kind: FileKind.Regular, Bytes: <= ModelSerializer.MostBytes })
                throw new TasteModelException("It is no file, or too large.");
            return ModelSerializer.Unpack(File.ReadAllBytes(path));
        }
        catch (Exception e)
        {
            LogUnreadable(path, e.Message);
            return null;
        }
    }

    /// <summary>Replaces the whole file or nothing.</summary>
    public void Write(ReadOnlySpan<byte> model)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (Directory.Exists(path)) DamagedFile.SetAside(path, path + ".unreadable");
            AtomicFile.Replace(path, model);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(path, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} cannot be read: {Fault} A new model comes with the next connection.")]
    private partial void LogUnreadable(string path, string fault);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Path} cannot be kept: {Fault} The model is used until the next start; free space on the disk or mend the folder's owner."
    )]
    private partial void LogNotKept(string path, string fault);
}
