namespace Roomtone.EdgeAgent.Tests.Music.AudioAnalysis.Decoding;

/// <summary>The processes that are ffmpeg itself and have the file as an argument, and are not at their end.</summary>
internal static class RunningDecoders
{
    public static string[] Of(string path) =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           let id = Path.GetFileName(folder)
           where id.All(char.IsAsciiDigit) && Words(folder) is ["ffmpeg", .. var words] && words.Contains($"file:{path}")
           select id,
    ];

    private static string[] Words(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
