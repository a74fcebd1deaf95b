using System.Text.Json;
using Roomtone.Music.Bench;

var folder = args.SkipWhile(arg => arg != "--data").Skip(1).FirstOrDefault();
if (folder is null || !Directory.Exists(folder))
{
    await Console.Error.WriteLineAsync("Say where the data is: ./roomtone bench music --data DIR [--json]. DIR holds hetrec/ and songs/, each with train_8020.tsv and test_8020.tsv. With --tune it chooses the constants anew instead.");
    return 2;
}

if (args.Contains("--tune"))
{
    foreach (var set in MusicReport.SetsIn(folder))
    {
        var data = HeldOut.Read(set);
        new Tuning(data, newcomers: false, line => Console.Error.WriteLine($"{Path.GetFileName(set)} {line}")).Choose();
        if (data.IsGraded) new Tuning(data, newcomers: true, line => Console.Error.WriteLine($"{Path.GetFileName(set)} newcomers {line}")).Choose();
    }

    return 0;
}

var report = MusicReport.Measure(folder, line => Console.Error.WriteLine(line));
if (args.Contains("--json")) Console.WriteLine(JsonSerializer.Serialize(report));
return 0;
