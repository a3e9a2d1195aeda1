// Copyright 2024.
#import <Foundation/Foundation.h>
#import "Server.h"
#include "c.h"
@import UIKit;
@class Forward, Other;

#define MAX_SIZE 10
#define SQUARE(x) ((x) * (x))
typedef void (^Handler)(NSString *name, NSError * _Nullable error);
typedef struct { int x; } Point2;
NSString * const ServerDidStart = @"x";
static int counter = 0;

/// Serves. Twice.
@interface Server : NSObject <Proto, Other> {
  int ivar;
}
@property (nonatomic, copy) NSString *name;
/// Starts it.
- (void)startOnPort:(NSInteger)port handler:(nullable Handler)handler;
+ (instancetype)shared;
- (BOOL)isUp;
@end

@protocol Proto <NSObject>
@required
- (void)mustDo;
@optional
- (int)mayDo:(id)x;
@end

@interface Server (Private)
- (void)hidden;
@end
@interface Server ()
@property int inner;
@end

@implementation Server
@synthesize name = _name;
+ (instancetype)shared {
  static Server *s; return s;
}
- (void)startOnPort:(NSInteger)port handler:(Handler)handler {
  NSString *s = @"{"; [self foo:^{ bar(); }];
}
- (BOOL)isUp { return YES; }
- (instancetype)init {
  if (self = [super init]) { }
  return self;
}
@end
@implementation Server (Private)
- (void)hidden {}
@end
static void helper(int a) { printf("}"); }
int main(int argc, const char *argv[]) { @autoreleasepool { return 0; } }
enum Plain { A, B };
NS_ASSUME_NONNULL_BEGIN
struct CStruct { int a; };
NS_ASSUME_NONNULL_END
