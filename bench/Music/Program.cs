using System.Text.Json;
using Roomtone.Music.Bench;

string? Option(string name) => args.SkipWhile(arg => arg != name).Skip(1).FirstOrDefault();

var folder = Option("--data");
if (folder is null || !Directory.Exists(folder))
{
    await Console.Error.WriteLineAsync(
        "Say where the data is: ./roomtone bench music --data DIR [--json]. DIR holds hetrec/ and songs/, each with train_8020.tsv and test_8020.tsv, and tempo_key/, MIDI files with truth.json. With --tune it chooses the constants anew instead."
    );
    return 2;
}

if (args.Contains("--tune"))
{
    foreach (var set in MusicReport.SetsIn(folder))
    {
        var data = HeldOut.Read(set);
        new Tuning(data, newcomers: false, line => Console.Error.WriteLine($"{Path.GetFileName(set)} {line}")).Choose();
        if (data.IsGraded)
            new Tuning(data, newcomers: true, line => Console.Error.WriteLine($"{Path.GetFileName(set)} newcomers {line}")).Choose();
    }

    return 0;
}

var report = MusicReport.Measure(folder, Option("--songs"), line => Console.Error.WriteLine(line));
if (args.Contains("--json")) Console.WriteLine(JsonSerializer.Serialize(report));
return 0;
