namespace Roomtone.Recommender;

/// <summary>
/// Item-to-item similarity (Sarwar et al. 2001; Deshpande and Karypis 2004): two items are near when the same people
/// play them. Its cost grows with the plays and not with the square of the items.
/// </summary>
internal sealed class CosineRows
{
    private readonly InteractionMatrix _plays;
    private readonly List<(int User, float Weight)>[] _listeners;
    private readonly double[] _known;
    private readonly double[] _other;
    private readonly Hyperparameters _recipe;

    public CosineRows(InteractionMatrix plays, Hyperparameters recipe)
    {
        _recipe = recipe;
        _plays = plays;
        _listeners = Listeners(plays);
        var norms = _listeners.Select(list => list.Sum(entry => (double)entry.Weight * entry.Weight)).ToArray();
        _known = [.. norms.Select(norm => Math.Pow(norm, recipe.KnownPower))];
        _other = [.. norms.Select(norm => Math.Pow(norm, recipe.OtherPower))];
    }

    /// <summary>Overwrites the row with what a play of the item says about each other one.</summary>
    public void Fill(int item, float[] row)
    {
        Array.Clear(row);
        foreach (var (user, weight) in _listeners[item]) Add(user, weight * _plays.Voice(user, _recipe.UserNormPower), row);
        row[item] = 0;
        for (var other = 0; other < row.Length; other++)
        {
            if (row[other] != 0) row[other] = (float)(row[other] / ((_known[item] * _other[other]) + _recipe.Shrink));
        }
    }

    private void Add(int user, float weight, float[] row)
    {
        var items = _plays.Items(user);
        var weights = _plays.Weights(user);
        for (var i = 0; i < items.Length; i++) row[items[i]] += weight * weights[i];
    }

    private static List<(int User, float Weight)>[] Listeners(InteractionMatrix plays)
    {
        var listeners = new List<(int, float)>[plays.ItemCount];
        for (var item = 0; item < listeners.Length; item++) listeners[item] = [];
        for (var user = 0; user < plays.UserCount; user++)
        {
            var items = plays.Items(user);
            for (var i = 0; i < items.Length; i++) listeners[items[i]].Add((user, plays.Weights(user)[i]));
        }

        return listeners;
    }
}
