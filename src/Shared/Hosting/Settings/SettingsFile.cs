using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Roomtone.Hosting.Settings;

/// <summary>A settings file, read whole: UTF-8 JSON, in which comments and a comma too many are allowed.</summary>
internal static class SettingsFile
{
    /// <summary>A hundred times what the longest of ours needs.</summary>
    private const int MostBytes = 1024 * 1024;

    private const string Whole = "A settings file is JSON and begins with {";

    /// <summary>A pipe into which nobody writes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="SettingsException">There is none, or it is no settings file; the message names it.</exception>
    public static SettingsNode Read(string path)
    {
        var bytes = Bytes(path);
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(bytes) || bytes.Contains((byte)0)) throw Unusable(path, "is not written in UTF-8. Save it as UTF-8 text.");
        if (bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty) throw Unusable(path, "is empty. Write { } for the defaults alone.");
        try
        {
            using var document = JsonDocument.Parse(
                bytes, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? SettingsNode.Of(document.RootElement)
                : throw Unusable(path, $"holds no sections. {Whole}.");
        }
        catch (JsonException e)
        {
            throw Unusable(path, $"cannot be read at line {e.LineNumber + 1}, character {e.BytePositionInLine + 1}: {Why(e)}. {Whole}.");
        }
        catch (InvalidOperationException)
        {
            throw Unusable(path, "holds half of a character (a single \\ud800 to \\udfff). Write it again.");
        }
    }

    private static string Why(JsonException e) => e.Message.Contains("depth of", StringComparison.Ordinal)
        ? "brackets lie too deep within each other"
        : "a comma, a quote or a bracket is missing there or before, or one is too many";

    private static byte[] Bytes(string path)
    {
        if (Directory.Exists(path)) throw Unusable(path, "is a folder. Give the file in it with --settings.");
        try
        {
            var reading = Task.Run(() => ReadAsync(path));
            return reading.Wait(Patience)
                ? reading.Result
                : throw Unusable(path, $"gave nothing for {Patience.TotalSeconds:0} s. Give a file that lies on the disk.");
        }
        catch (AggregateException e)
        {
            throw e.InnerException switch
            {
                FileNotFoundException or DirectoryNotFoundException =>
                    new SettingsException([$"There is no settings file at {path}. Give its path with --settings."]),
                UnauthorizedAccessException =>
                    Unusable(path, $"may not be read by {Environment.UserName}. Let that user read it: sudo chmod o+r {path}"),
                SettingsException refused => refused,
                { } other => Unusable(path, $"cannot be read: {other.Message}"),
                null => e,
            };
        }
    }

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[MostBytes + 1];
        var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false);
        return read <= MostBytes ? bytes[..read] : throw Unusable(path, "is larger than 1 MB, so it is no settings file.");
    }

    private static SettingsException Unusable(string path, string why) => new([$"The settings file {path} {why}"]);
}
