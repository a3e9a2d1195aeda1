{-# LANGUAGE GADTs #-}
-- | Windows are managed. More words.
module XMonad.Core
  ( X, runX, Config(..), module Data.Maybe
  , type (+)
  ) where

import Data.Maybe
import qualified Data.Map as M
import Control.Monad.State (State, get, put)
import Prelude hiding (lookup)

-- | A config. Second.
data Config a = Config
  { name :: String -- ^ its name
  , size :: !Int
  } | Other deriving (Eq, Show)

newtype X a = X { unX :: State Int a }
type Alias a = M.Map String a
type family Elem c
data family Vec a
class Monad m => MonadX m where
  -- | Lifts.
  liftX :: X a -> m a
  liftX = undefined
  type Out m
instance MonadX X where
  liftX = id
deriving instance Show (X a)

-- | Runs it.
runX :: Config a
     -> X b
     -> IO ()
runX c (X s) = go
  where
    go = return ()
runX _ _ = return ()

infixl 6 +++
(+++) :: Int -> Int -> Int
a +++ b = a
x <+> y = x
constant = 3
withGuard n
  | n > 0 = 1
  | otherwise = 2
foreign import ccall "sin" c_sin :: Double -> Double
pattern Pat x = Just x
data Gadt a where
  Con :: Int -> Gadt Int
main :: IO ()
main = runX undefined undefined
