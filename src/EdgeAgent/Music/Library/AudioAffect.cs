namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Valence and arousal as the sound itself suggests them, each with its standard deviation, on scales from -1 to 1.</summary>
internal readonly record struct AudioAffect(float Valence, float ValenceSpread, float Arousal, float ArousalSpread);
