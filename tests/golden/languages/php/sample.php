<?php
/**
 * Users over HTTP.
 *
 * @license MIT
 */

declare(strict_types=1);

namespace App\Http\Controllers;

use App\Models\User;
use App\Models\{Post, Comment as C};
use function App\Helpers\format;
use const App\LIMIT;
use Illuminate\Support\Facades\Route as R;

require __DIR__ . '/../vendor/autoload.php';
require_once 'lib/a.php';
include('b.php');
include dirname(__FILE__) . '/c.php'; // it's one

const VERSION = '1';
define('APP_ROOT', __DIR__); # and "another

/** Shows users. */
#[Attribute(Attribute::TARGET_CLASS)]
final class UserController extends Controller implements HasName, Other
{
    use Loggable, Notifies { log as protected trace; }

    /** The most there may be. */
    public const MAX = 10;
    private const int MIN = 1, LOW = 2;
    public string $name = 'x';
    protected static ?User $inst;
    public private(set) string $hooked { get => $this->x; set(string $v) { $this->x = $v; } }

    public function __construct(
        private readonly UserRepo $repo,
        protected int $n = 5,
        $plain,
    ) {
        parent::__construct();
    }

    /**
     * Shows one. Or none.
     *
     * @param int $id
     */
    #[Route('/x', methods: ['GET'])]
    public function show(int $id): ?User
    {
        $f = fn($x) => $x * 2;
        $sql = <<<"SQL"
            SELECT '{$this->table("it's")}' } function no() {
            SQL . 'more';
        $raw = <<<'RAW'
        function nor() {
        RAW;
        return User::find($id)?->name;
    }

    abstract protected function abs();
    private static function priv() {}
    function nov() {}
}

interface HasName { const A = 1; public function getName(): string; }
trait Loggable { abstract public function log(string $m); public function trace() {} private $p; }
enum Suit: string implements HasLabel
{
    case Hearts = 'H';
    const Wild = self::Spades;
    public static function rand(): self { return new self; }
}
function helper(array $a, &...$rest): void {}
if (! function_exists('foo')) {
    function foo() { }
}
$anon = new class extends Foo { public $x = 1; };
$closure = function ($x) {};
R::get('/users', [UserController::class, 'index']);
abstract readonly class Ro {}
?>
<p>it's <?= $x ?></p>
<?php function late() {} ?>
the end's {
