using System.Diagnostics;
using MySqlConnector;
using Roomtone.CloudSync.History.Writing;
using Roomtone.CloudSync.Ingest;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Bench;

/// <summary>The limit to compare with: the same rows, ready as a file, into the same table by LOAD DATA alone, without roll-ups.</summary>
internal static class LoadData
{
    public static byte[] FileOf(Guid epoch, int count)
    {
        var rows = new TsvBuffer(count);
        foreach (var moodEvent in MadeUpEvents.Moods(count))
        {
            EventTables.Moods.Write(
                new Recorded<MoodEvent>(new EventKey(Stage.Box, epoch, moodEvent.Seq), moodEvent.At, Wire.Read<MoodEvent>(moodEvent.Data)),
                rows
            );
            rows.End();
        }

        using var copy = new MemoryStream();
        rows.Read().CopyTo(copy);
        return copy.ToArray();
    }

    /// <returns>Seconds.</returns>
    public static double Run(Stage stage, byte[] file, int rows)
    {
        using var connection = stage.Open();
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, file);
        var loader = new MySqlBulkLoader((MySqlConnection)connection)
        {
            TableName = EventTables.Moods.Name,
            FileName = path,
            Local = true,
            FieldTerminator = "\t",
            LineTerminator = "\n",
            EscapeCharacter = '\\',
            CharacterSet = "binary",
        };
        loader.Columns.AddRange(EventTables.Moods.Columns.Split(", "));
        try
        {
            var clock = Stopwatch.StartNew();
            var loaded = loader.Load();
            var seconds = clock.Elapsed.TotalSeconds;
            return loaded == rows ? seconds : throw new InvalidOperationException($"LOAD DATA took {loaded} of {rows} rows.");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
